import type { LocalText, RouteResponse, routes } from '@luukku/contract'
import { sql } from 'kysely'
import { formatHelsinki, toInstant } from '@luukku/domain/time'
import type { ReadTx } from '../../platform/db.ts'
import { professionText } from '../staffing/index.ts'

const text = (fi: string, sv: string, en: string): LocalText => ({ fi, sv, en })
const whatTexts: Record<string, LocalText> = {
  searchTimes: text('Etsi sinulle aikoja', 'Sökte tider åt dig', 'Looked for times for you'),
  bookTimes: text('Varasi sinulle ajan', 'Bokade en tid åt dig', 'Booked a time for you'),
  readOwnNeed: text(
    'Katsoi omaa osuuttaan asiastasi',
    'Såg på sin del av ditt ärende',
    'Looked at their part of your matter',
  ),
  listOwn: text('Katsoi asiakaslistaansa', 'Såg på sin klientlista', 'Looked at their client list'),
  writeOwnNote: text('Kirjasi asiaasi', 'Antecknade i ditt ärende', 'Made a note of your matter'),
  readMine: text('Katsoi omia tietoja', 'Såg på egna uppgifter', 'Looked at own data'),
  recordContact: text(
    'Kirjasi yhteydenoton puolestasi',
    'Antecknade en kontakt för dig',
    'Wrote down a contact for you',
  ),
  readRepresentatives: text(
    'Katsoi, kuka toimii puolestasi',
    'Såg vem som handlar för dig',
    'Looked at who acts for you',
  ),
  recordRelation: text(
    'Kirjasi, kuka saa toimia puolestasi',
    'Antecknade vem som får handla för dig',
    'Recorded who may act for you',
  ),
  decideMinor: text(
    'Päätti, mitä huoltajat näkevät',
    'Beslutade vad vårdnadshavarna ser',
    'Decided what guardians see',
  ),
  createContact: text('Lähetti yhteydenoton', 'Skickade en kontakt', 'Sent a contact'),
  sendDraft: text('Lähetti yhteydenoton', 'Skickade en kontakt', 'Sent a contact'),
}
const otherWhat = text('Käsitteli asiaasi', 'Behandlade ditt ärende', 'Handled your matter')
const whyTexts: Record<string, LocalText> = {
  guidance: text('Ohjaus sopivaan apuun', 'Handledning till rätt hjälp', 'Guidance to the right help'),
  care: text('Palvelusi hoitaminen', 'Skötseln av din service', 'Taking care of your service'),
  'own-matter': text('Oma asia', 'Eget ärende', 'Own matter'),
}
const otherWhy = text('Järjestelmän työ', 'Systemets arbete', 'Work of the system')
const me = text('sinä tai puolestasi toimiva', 'du eller den som handlar för dig', 'you or who acts for you')
const system = text('järjestelmä', 'systemet', 'the system')

/** Use of my data in plain words (703/2023 § 10 keeps the log): who, what and why; never what another unit knows. */
export async function readMyLog(tx: ReadTx): Promise<RouteResponse<typeof routes.readMyLog>> {
  const persons =
    tx.actor.kind === 'resident' ? tx.actor.persons : tx.actor.kind === 'visitor' ? [tx.actor.personId] : []
  const rows = await tx.rows(sql<{
    at: Date
    actor_kind: string
    action: string
    purpose: string
    given_name: string | null
    family_name: string | null
    professions: string[] | null
  }>`
    select distinct e.chain, e.seq, e.at, e.actor_kind, e.action, e.purpose, m.given_name, m.family_name, m.professions
    from journal_entry e join journal_subject s on s.chain = e.chain and s.seq = e.seq and s.person_id = any (${persons}::uuid[])
      left join staff_member m on e.actor_kind = 'staff' and m.id::text = e.actor_id
    order by e.at desc, e.chain, e.seq desc limit 500`)
  tx.journal({ register: 'none', persons })
  return {
    entries: rows.map((row) => ({
      at: formatHelsinki(toInstant(row.at)),
      who: row.given_name === null ? '' : `${row.given_name} ${row.family_name ?? ''}`,
      role:
        row.given_name === null
          ? row.actor_kind === 'system'
            ? system
            : me
          : professionText(row.professions?.[0] ?? ''),
      what: whatTexts[row.action] ?? otherWhat,
      why: whyTexts[row.purpose] ?? otherWhy,
    })),
  }
}
