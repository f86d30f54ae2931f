import type { Identity } from '../person/index.ts'

/** How a notice goes: by a written way that the person chose, else they find it when signing in (`inbox`). */
export function chosenWay(identity: Pick<Identity, 'contactWay'> | undefined): 'sms' | 'email' | 'letter' | 'inbox' {
  return (['sms', 'email', 'letter'] as const).find((way) => identity?.contactWay?.ways.includes(way)) ?? 'inbox'
}
