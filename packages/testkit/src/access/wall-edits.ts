import type { Client } from 'pg'

/** The functions that the policies call (0260, 0261), and the tables whose policies call them. */
export const wallFunctions: Readonly<Record<string, readonly string[]>> = {
  whole_county: ['contact', 'need', 'person', 'case_event'],
  is_of_mine: ['contact', 'plan'],
  is_need_of_mine: ['need'],
  is_need_opened: ['need'],
  is_counted: ['contact', 'need', 'clock'],
  follows_need: ['clock', 'case_event'],
  is_person_of_mine: ['person', 'person_identity'],
  follows_plan: ['plan_line'],
  knows_whereabouts: ['whereabouts'],
  my_taken_away: ['contact', 'need'],
  may_change: ['contact'],
}

/** A comparison inside a condition: `c.status <> 'closed'`, `p_person = any (my_persons())`. */
const comparison = /(?<= and | or |\()[\w.]+ (?:=|<>|is distinct from) (?:any \([^()]*\(\)\)|'[^']*'|[\w.:]+(?:\(\))?)/g
/** One slip each: another operator, a part that always or never holds, a line or a word that is gone. */
const slips: readonly (readonly [RegExp, string])[] = [
  [/ and /g, ' or '],
  [/ or /g, ' and '],
  [/ = any \(/g, ' <> all ('],
  [/ <> all \(/g, ' = any ('],
  [/ = (?!any)/g, ' is distinct from '],
  [/ is distinct from /g, ' = '],
  [/ <> (?!all)/g, ' = '],
  [/ is not true/g, ' is false'],
  [/'(?:booked|arrived)', |, 'started'/g, ''],
  [/if [^;]*then return (?:true|false); end if;/g, ''],
  [/my_closed\(\) \|\| /g, ''],
  [/ \|\| my_hidden_contacts\(\)/g, ''],
  [/ and in_visit_window\(a\.during\)/g, ''],
  [comparison, 'true'],
  [comparison, 'false'],
]

/** Those that mean the same: a register is never unknown, and who is not a professional has opened and meets nobody. */
const sameMeaning = [
  'follows_need  is not true ->  is false',
  'knows_whereabouts if me is null then return false; end if; -> ',
]

export interface WallEdit {
  what: string
  tables: readonly string[]
  /** The function is so while this is done. */
  meanwhile<T>(work: () => Promise<T>): Promise<T>
}

/** Every slip at every place of the functions, one at a time. */
export async function listWallEdits(client: Client): Promise<WallEdit[]> {
  const edits: WallEdit[] = []
  for (const [name, tables] of Object.entries(wallFunctions)) {
    const { rows } = await client.query<{ whole: string; body: string }>(
      `select pg_get_functiondef(oid) as whole, prosrc as body from pg_proc where proname = $1`,
      [name],
    )
    const [known] = rows
    if (!known) throw new Error(`there is no function ${name}`)
    const { whole, body } = known
    for (const [from, to] of slips)
      for (const found of body.matchAll(from)) {
        const what = `${name} ${found[0]} -> ${to}`
        if (sameMeaning.includes(what)) continue
        const edited = body.slice(0, found.index) + to + body.slice(found.index + found[0].length)
        edits.push({
          what: `${what} at ${String(found.index)}`,
          tables,
          async meanwhile(work) {
            await client.query(whole.replace(body, () => edited))
            try {
              return await work()
            } finally {
              await client.query(whole)
            }
          },
        })
      }
  }
  return edits
}
