import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import { isLanguage, type Language } from '@luukku/i18n'

/**
 * The language that the one who gets the letter reads: the one that they themself wrote in about this, else the one that is known
 * of them. Who speaks a language that the letter has not is written to in Finnish, as the promise spoke to them.
 */
export function letterLanguage(found: Pick<DeskCase, 'contactId' | 'person' | 'reporter' | 'said'>): Language {
  const own = found.said.find(({ contactId }) => contactId === found.contactId)
  const wrote = found.reporter === undefined && own && isOwnChannel(own.channel) ? own.lang : undefined
  const language = wrote ?? found.person.lang
  return isLanguage(language) ? language : 'fi'
}
