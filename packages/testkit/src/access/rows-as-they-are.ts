import type { Client } from 'pg'

const tables = [
  'person',
  'person_identity',
  'whereabouts',
  'person_relation',
  'contact',
  'need',
  'case_event',
  'sealed_payload',
  'clock',
  'permission',
  'denial',
  'crossing',
  'joint_document',
  'joint_entry',
  'minor_decision',
  'plan',
  'plan_line',
  'appointment',
  'break_glass',
  'staff_member',
]

/** A digest of every row about a person, by table. */
export async function digestRows(owner: Client): Promise<Record<string, string>> {
  const digests: Record<string, string> = {}
  for (const table of tables) {
    const { rows } = await owner.query<{ digest: string }>(
      `select coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') as digest from ${table} t`,
    )
    digests[table] = rows[0]?.digest ?? ''
  }
  return digests
}

export type EntryCounts = ReadonlyMap<string, { refused: number; looks: number }>

/** Entries of the journal by action: those that say a refusal, and those that name somebody. */
export async function countEntries(owner: Client): Promise<EntryCounts> {
  const { rows } = await owner.query<{ action: string; refused: number; looks: number }>(
    `select action, count(*) filter (where detail ? 'refused')::int as refused,
       count(*) filter (where not detail ? 'refused' and exists (select from journal_subject s where s.chain = e.chain and s.seq = e.seq))::int as looks
     from journal_entry e group by action`,
  )
  return new Map(rows.map(({ action, refused, looks }) => [action, { refused, looks }]))
}

/** @param looks  answers with something of a person, by route */
export function compareEntries(before: EntryCounts, after: EntryCounts, looks: ReadonlyMap<string, number>) {
  const made = (route: string, kind: 'refused' | 'looks') =>
    (after.get(route)?.[kind] ?? 0) - (before.get(route)?.[kind] ?? 0)
  const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)
  return {
    refused: sum([...after.keys()].map((route) => made(route, 'refused'))),
    unjournaled: sum([...looks].map(([route, times]) => Math.max(0, times - made(route, 'looks')))),
  }
}
