import { runProofs } from '../tools/luukku/proofs.ts'

/** `./luukku bench proofs`: `start` in every circumstance it must stand. */
export function run(args: string[]): Promise<number> {
  return runProofs(args)
}
