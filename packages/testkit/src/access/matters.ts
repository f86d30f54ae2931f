/** The protected matters of the access matrix: each one person's, each closed or open for a reason of its own. */
export const matterNames = [
  'adult',
  'child',
  'teen who denied',
  'hidden address',
  'permission given',
  'permission withdrawn',
  'other county',
] as const
export type MatterName = (typeof matterNames)[number]

/** What is planted in a matter, each piece where one kind of reader alone should meet it. */
export const canaryKinds = [
  'name',
  'code',
  'words',
  'whereabouts',
  'health extract',
  'social extract',
  'note',
  'joint',
] as const
export type CanaryKind = (typeof canaryKinds)[number]

export interface Matter {
  name: MatterName
  personId: string
  /** The same, as what a route is about. */
  person: string
  contact: string
  'health need': string
  'social need': string
  appointment: string
  /** Somebody who acts for this person. */
  relation: string
  /** What is sought in a search: a name, a code, a number. */
  sought: string
  code: string
  canaries: Record<CanaryKind, readonly string[]>
}

/** Pieces that nobody else has: a hit in any answer, header, log or file is this matter's. */
export function canariesOf(name: MatterName, code: string): Matter['canaries'] {
  const n = matterNames.indexOf(name)
  const tag = `K${String(n)}N${String(n)}`
  return {
    name: [`Kanarialintu${tag}`],
    code: [code],
    words: [`SALASANA-HELMI-${tag}`],
    whereabouts: [`KANARIA-${tag}`, `77712${String(n)}34`, `777 12${String(n)}34`],
    'health extract': [`OTE-TERVEYS-${tag}`],
    'social extract': [`OTE-SOSIAALI-${tag}`],
    note: [`MUISTIINPANO-${tag}`],
    joint: [`YHTEINEN-${tag}`],
  }
}
