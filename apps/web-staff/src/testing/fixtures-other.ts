import type { ManagerDay } from '@luukku/contract'
import type { ownNeedSchema } from '@luukku/contract'
import type { z } from 'zod'
import { at, colleague, freshCase, assessedNeeds, id, text } from './fixtures.ts'

export function ownNeed(): z.infer<typeof ownNeedSchema> {
  const found = freshCase(1)
  const clocks = assessedNeeds(found, [{ service: 'AIK_SOS', extract: '' }])[0]?.clocks ?? []
  return {
    card: {
      needId: id(7100),
      person: { name: 'Reijo Lampela', age: 52 },
      service: 'AIK_SOS',
      register: 'social',
      title: text('Rahatilanne'),
      urgencyClass: 'E',
      nextDate: '2026-11-30',
      legal: { ruleId: 'SO-GENERAL', title: text('Palvelutarpeen arviointi'), dueDate: '2027-02-24' },
      realLifeDate: '2026-11-30',
      status: 'booked',
    },
    extract: 'Rahat on ihan loppu, ulosotosta tulee kirjettä.',
    municipality: text('Sodankylä'),
    nonDisclosure: true,
    clocks,
    appointments: [],
    permission: { share: 'yes', text: text('Sairaanhoitaja näkee tämän rivin 31.3. asti.') },
    recordable: { exceptions: [], events: [], starts: [], findings: [] },
    notes: [],
  }
}

export function managerDay(): ManagerDay {
  const hidden = { hidden: true }
  const share = (n: number, of: number) => ({ n, of, hidden: false })
  const group = (code: string, name: string, small: boolean) => ({
    code,
    name: text(name),
    contacts: small ? undefined : 40,
    sameDay: small ? hidden : share(39, 40),
    promises: small ? hidden : share(38, 40),
    breaking: small ? undefined : 1,
    hidden: small,
  })
  return {
    at: at(0),
    contactsToday: 132,
    answeredSameDay: share(129, 132),
    promisesKept: share(118, 121),
    waitingNow: 47,
    withoutNextStep: 0,
    byHour: Array.from({ length: 12 }, (_, n) => ({
      hour: 7 + n,
      contacts: [3, 18, 22, 17, 12, 10, 14, 9, 8, 6, 4, 2][n] ?? 0,
      staff: n < 1 ? 2 : n < 9 ? 9 : 4,
    })),
    byChannel: [
      { channel: 'phone', contacts: 71 },
      { channel: 'web_form', contacts: 55 },
      { channel: 'walk_in', contacts: 6 },
    ],
    breaking: [
      ['2026-11-25', 1],
      ['2026-12-02', 8],
      ['2026-12-06', 12],
    ].map(([dueDate, daysLeft], n) => ({
      needId: id(7200 + n),
      ruleId: 'H-PHC-14D-2023',
      title: text('Hoitoon pääsy'),
      dueDate: String(dueDate),
      daysLeft: Number(daysLeft),
      service: 'FYSIO',
      serviceName: text('Fysioterapia'),
      municipality: text('Kemi'),
      owner: n === 1 ? undefined : colleague,
      booked: n === 2,
    })),
    clocks: [{ state: 'running', n: 40, hidden: false }],
    cannotKeep: 0,
    breakingTotal: 3,
    byService: [
      group('FYSIO', 'Fysioterapia', false),
      group('MT_PERUS', 'Mielenterveys', false),
      group('TURVAKOTI', 'Turvakoti', true),
    ],
    byMunicipality: [group('240', 'Kemi', false), group('890', 'Utsjoki', true)],
    alarms: [{ kind: 'unopened', text: text('Kaksi B-luokan yhteydenottoa on avaamatta.'), owner: colleague }],
    definitions: [
      {
        figure: 'answeredSameDay',
        text: text(
          'Yhteydenotot, joihin ammattilainen vastasi saman vuorokauden aikana, jaettuna päivän yhteydenotoilla.',
        ),
      },
    ],
  }
}
