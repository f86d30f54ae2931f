import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import { useLanguage } from '../../shared/language.tsx'

/** Who told of the client reads what is answered in the matter: said before it is sent to a client who fears them. */
export function TellerReads({ found: { reporter, person, said, contactId } }: { found: DeskCase }) {
  const { t } = useLanguage()
  const own = said.find((one) => one.contactId === contactId)
  if (!reporter || person.hiddenFromRepresentatives || !own || !isOwnChannel(own.channel)) return null
  return (
    <p className="banner" data-test="teller-reads">
      {t('message.tellerReads', { name: reporter.name ?? t('message.tellerUnnamed') })}
    </p>
  )
}
