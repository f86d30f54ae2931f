import type { DeskCase } from '@luukku/contract'
import { isLanguage, type Language } from '@luukku/i18n'

/** Where the person writes themself; elsewhere somebody of the staff writes, in the language they speak. */
const ownChannels = ['web_form', 'chat', 'callback']

/**
 * The language that the one who gets the letter reads: the one that they themself wrote in about this, else the one that is known
 * of them. Who speaks a language that the letter has not is written to in Finnish, as the promise spoke to them.
 */
export function letterLanguage(found: Pick<DeskCase, 'contactId' | 'person' | 'reporter' | 'said'>): Language {
  const own = found.said.find(({ contactId }) => contactId === found.contactId)
  const wrote = found.reporter === undefined && own && ownChannels.includes(own.channel) ? own.lang : undefined
  const language = wrote ?? found.person.lang
  return isLanguage(language) ? language : 'fi'
}
