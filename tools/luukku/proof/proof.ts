/** One circumstance and what must hold in it. `run` throws when it does not hold, and returns what was seen. */
export type Proof = { name: string; rootOnly?: boolean; run: (place: ProofPlace) => Promise<string> }

/** Where proofs are tried: a folder of their own, and a clone that is already installed. */
export type ProofPlace = { folder: string; clone: string; makeClone: (path: string) => void }

/** @throws Error  when the claim does not hold */
export function claim(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}
