import type { OwnDataExport } from '@luukku/contract'
import { createTranslator, dateText, dayOfInstant, momentText, shownLocalText, type Language } from '@luukku/i18n'
import { ownDataWords } from '@luukku/i18n/data/own-data'
import { residentTexts } from '@luukku/i18n/resident/texts'

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
const list = (items: readonly string[]) => (items.length === 0 ? '' : `<ul>${items.join('')}</ul>`)

/** One page that any browser opens and prints, without scripts, styles or anything from elsewhere; codes are said in words. */
export function toReadable(data: OwnDataExport, language: Language): string {
  const t = createTranslator(residentTexts, language)
  const say = (text: Parameters<typeof shownLocalText>[0]) => escaped(shownLocalText(text, language).text)
  const word = (code: keyof typeof ownDataWords) => say(ownDataWords[code])
  const moment = (at: string) => escaped(momentText(at, language))
  const by = (one: { by?: OwnDataExport['documents'][number]['by'] }) =>
    one.by ? ` ${escaped(one.by.who)} ${say(one.by.role)}` : ''
  const line = (label: string, value: string | undefined) => (value === undefined ? '' : `<li>${label}: ${value}</li>`)
  /** A part is there when it has something. */
  const part = (heading: string, body: string) => (body === '' ? '' : `<h2>${heading}</h2>${body}`)
  const documents = (of: (reference: string) => boolean) =>
    list(
      data.documents
        .filter(({ reference }) => of(reference))
        .map((one) => `<li>${moment(one.at)} (${word(one.register)})${by(one)}<br>${escaped(one.text)}</li>`),
    )
  /** What the visits of a contact ask of their place, as the person or the desk said. */
  const places = (contactId: string) =>
    data.plans
      .filter((plan) => plan.contactId === contactId)
      .flatMap(({ lines }) => lines)
      .flatMap(({ title, placeWishes = [] }) =>
        placeWishes.length === 0
          ? []
          : [line(say(title), placeWishes.map((one) => escaped(t(`place.feature.${one}`))).join(', '))],
      )
  const placesOf = (contactId: string) => {
    const asked = places(contactId)
    return asked.length === 0 ? '' : `<p>${escaped(t('place.mine'))}</p>${list(asked)}`
  }
  const known = new Set(data.contacts.map(({ reference }) => reference))
  const { details } = data
  const own = (label: Parameters<typeof t>[0], value: string | undefined) =>
    line(escaped(t(label)), value === undefined ? undefined : escaped(value))
  const parts = [
    `<h1>${escaped(t('data.heading'))}</h1><p>${moment(data.madeAt)}</p>`,
    `<h2>${escaped(t('data.who'))}</h2>`,
    list([
      own('data.name', details.name),
      own('data.code', details.identityCode),
      own('data.birthDate', details.birthDate),
      own('data.phone', details.phone),
      own('data.email', details.email),
      own('data.address', details.address),
    ]),
    `<h2>${escaped(t('nav.plan'))}</h2>`,
    ...data.contacts.map(
      (contact) =>
        `<h3>${escaped(contact.reference)} ${escaped(dateText(dayOfInstant(contact.receivedAt), language))}</h3>${list(contact.titles.map((title) => `<li>${say(title)}</li>`))}${placesOf(contact.contactId)}${documents((reference) => reference === contact.reference)}`,
    ),
    part(
      word('others'),
      documents((reference) => !known.has(reference)),
    ),
    ...data.questionnaires.map(
      (one) =>
        `<h3>${say(one.title)}</h3><p>${escaped(one.reference)} ${moment(one.at)}</p>${list([
          ...one.answers.map(({ question, answer }) => line(say(question), say(answer))),
          ...one.results.map(({ name, score, band }) =>
            line(say(name), `${String(score)}${band ? `, ${say(band)}` : ''}`),
          ),
        ])}`,
    ),
    ...data.goals.map(
      (one) =>
        `<h3>${escaped(t('data.goals'))}</h3><p>${escaped(one.reference)} ${moment(one.at)} (${word(one.register)})${by(one)}</p>${list(
          one.goals.map(
            ({ goal, levels, attained }) =>
              `<li>${escaped(goal)}${list(levels.map((level, index) => `<li>${index - 2 === attained ? '<strong>' : ''}${String(index - 2)}: ${escaped(level)}${index - 2 === attained ? '</strong>' : ''}</li>`))}</li>`,
          ),
        )}`,
    ),
    `<h2>${escaped(t('nav.permissions'))}</h2>`,
    list(
      data.permissions.map((one) => {
        const share = one.share === 'yes' || one.share === 'no' ? one.share : 'not-asked'
        const state = (['valid', 'withdrawn', 'ended', 'replaced'] as const).find((known) => known === one.state)
        return `<li>${escaped(one.reference)} ${moment(one.givenAt)}: ${word(share)}${state === undefined ? '' : `, ${escaped(t(`permissions.state.${state}`))}`}</li>`
      }),
    ),
    part(
      escaped(t('permissions.denials')),
      list(
        data.denials.map((one) => {
          const what = [
            one.service === undefined ? undefined : say(one.service),
            one.reference === undefined ? undefined : escaped(one.reference),
            one.register === undefined ? undefined : word(one.register),
          ].filter((text) => text !== undefined)
          const emergency =
            one.inEmergency === undefined ? '' : `, ${word(one.inEmergency ? 'inEmergency' : 'notInEmergency')}`
          return `<li>${moment(one.madeAt)}: ${what.join(', ')}${emergency}${one.withdrawnAt === undefined ? '' : `, ${word('withdrawn')} ${moment(one.withdrawnAt)}`}</li>`
        }),
      ),
    ),
    part(
      word('crossings'),
      list(
        data.crossings.map(
          (one) => `<li>${moment(one.at)} ${escaped(one.reference)}${by(one)}: ${word(one.ground)}</li>`,
        ),
      ),
    ),
    part(
      word('minorDecisions'),
      list(
        data.minorDecisions.map(
          (one) => `<li>${moment(one.at)} ${escaped(one.reference)}${by(one)}: ${word(one.guardians)}</li>`,
        ),
      ),
    ),
    part(
      word('informed'),
      list(
        data.informed.map(
          (one) =>
            `<li>${moment(one.at)} ${escaped(one.reference)}${by(one)}: ${word(one.how)}${one.to === 'representative' ? `, ${word('representative')}` : ''}</li>`,
        ),
      ),
    ),
    part(
      escaped(t('data.requests')),
      list(
        data.requests.map(
          (one) =>
            `<li>${moment(one.askedAt)} ${escaped(one.text)}${one.answer ? `<br>${escaped(one.answer.by)} ${moment(one.answer.at)}: ${one.answer.decision ? `${escaped(t(`data.decision.${one.answer.decision}`))} ` : ''}${escaped(one.answer.text)}` : ''}</li>`,
        ),
      ),
    ),
    `<h2>${escaped(t('nav.log'))}</h2>`,
    list(
      data.log.map(
        (one) => `<li>${moment(one.at)} ${escaped(one.who)} ${say(one.role)}: ${say(one.what)} (${say(one.why)})</li>`,
      ),
    ),
    `<h2>${word('onRequest')}</h2>`,
    list(data.onRequest.map(({ what, why }) => `<li>${say(what)} ${say(why)}</li>`)),
    `<p>${say(data.howToAsk)}</p>`,
  ]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(t('data.heading'))}</title></head><body>${parts.join('\n')}</body></html>`
}
