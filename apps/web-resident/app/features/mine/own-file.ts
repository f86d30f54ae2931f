import { routes, type OwnDataExport } from '@luukku/contract'
import { createTranslator, dateText, dayOfInstant, momentText, shownLocalText, type Language } from '@luukku/i18n'
import { residentTexts } from '@luukku/i18n/resident/texts'
import type { LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { leadTo } from '../../shared/form.ts'
import { getPage } from '../../shared/page.ts'

/** The person's own data as a file: to be read, or for a program. The file's name tells nothing of its owner. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  const page = getPage(context)
  try {
    const data = await page.api(routes.exportMyData)
    const isJson = new URL(request.url).searchParams.get('muoto') === 'json'
    return new Response(isJson ? JSON.stringify(data, undefined, 2) : toReadable(data, page.language), {
      headers: {
        'content-type': isJson ? 'application/json; charset=utf-8' : 'text/html; charset=utf-8',
        'content-disposition': `attachment; filename="omat-tiedot.${isJson ? 'json' : 'html'}"`,
        'cache-control': 'no-store',
      },
    })
  } catch (fault) {
    troubleOf(fault)
    return leadTo('/tiedot')
  }
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** One page that any browser opens, without scripts, styles or anything from elsewhere. */
export function toReadable(data: OwnDataExport, language: Language): string {
  const t = createTranslator(residentTexts, language)
  const say = (text: Parameters<typeof shownLocalText>[0]) => shownLocalText(text, language).text
  const { details } = data
  const line = (label: string, value: string | undefined) =>
    value === undefined ? '' : `<li>${escaped(label)}: ${escaped(value)}</li>`
  const list = (items: readonly string[]) => `<ul>${items.join('')}</ul>`
  const parts = [
    `<h1>${escaped(t('data.heading'))}</h1><p>${escaped(momentText(data.madeAt, language))}</p>`,
    `<h2>${escaped(t('data.who'))}</h2>`,
    list([
      line(t('data.name'), details.name),
      line(t('data.code'), details.identityCode),
      line(t('data.birthDate'), details.birthDate),
      line(t('data.phone'), details.phone),
      line(t('data.email'), details.email),
      line(t('data.address'), details.address),
    ]),
    `<h2>${escaped(t('nav.plan'))}</h2>`,
    ...data.contacts.map(
      (contact) =>
        `<h3>${escaped(contact.reference)} ${escaped(dateText(dayOfInstant(contact.receivedAt), language))}</h3>${list(contact.titles.map((title) => `<li>${escaped(say(title))}</li>`))}${list(
          data.documents
            .filter(({ reference }) => reference === contact.reference)
            .map(
              (one) =>
                `<li>${escaped(momentText(one.at, language))} (${one.register})${one.by ? ` ${escaped(one.by.who)} ${escaped(say(one.by.role))}` : ''}<br>${escaped(one.text)}</li>`,
            ),
        )}`,
    ),
    ...data.questionnaires.map(
      (one) =>
        `<h3>${escaped(say(one.title))}</h3><p>${escaped(one.reference)} ${escaped(momentText(one.at, language))}</p>${list(
          [
            ...one.answers.map(({ question, answer }) => line(say(question), say(answer))),
            ...one.results.map(({ name, score, band }) =>
              line(say(name), `${String(score)}${band ? `, ${say(band)}` : ''}`),
            ),
          ],
        )}`,
    ),
    ...data.goals.map(
      (one) =>
        `<h3>${escaped(t('data.goals'))}</h3><p>${escaped(one.reference)} ${escaped(momentText(one.at, language))} (${one.register})${one.by ? ` ${escaped(one.by.who)} ${escaped(say(one.by.role))}` : ''}</p>${list(
          one.goals.map(
            ({ goal, levels, attained }) =>
              `<li>${escaped(goal)}${list(levels.map((level, index) => `<li>${index - 2 === attained ? '<strong>' : ''}${String(index - 2)}: ${escaped(level)}${index - 2 === attained ? '</strong>' : ''}</li>`))}</li>`,
          ),
        )}`,
    ),
    `<h2>${escaped(t('nav.permissions'))}</h2>`,
    list(
      data.permissions.map(
        (one) =>
          `<li>${escaped(one.reference)} ${escaped(momentText(one.givenAt, language))} ${one.share} ${one.state}</li>`,
      ),
    ),
    `<h2>${escaped(t('nav.log'))}</h2>`,
    list(
      data.log.map(
        (one) =>
          `<li>${escaped(momentText(one.at, language))} ${escaped(one.who)} ${escaped(say(one.role))}: ${escaped(say(one.what))} (${escaped(say(one.why))})</li>`,
      ),
    ),
  ]
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(t('data.heading'))}</title></head><body>${parts.join('\n')}</body></html>`
}
