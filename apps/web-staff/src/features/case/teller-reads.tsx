import type { DeskCase } from '@luukku/contract'
import { isOwnChannel } from '@luukku/domain/contact'
import { useLanguage } from '../../shared/language.tsx'

/** Who told of the client reads what is answered in the matter and has a notice of it; not where it is hidden or staff wrote it down. */
export const canTellerRead = ({ reporter, person, said, contactId }: DeskCase): boolean =>
  reporter !== undefined &&
  !person.hiddenFromRepresentatives &&
  said.some((one) => one.contactId === contactId && isOwnChannel(one.channel))

/** Said before an answer is sent to a client who fears them. */
export function TellerReads({ found }: { found: DeskCase }) {
  const { t } = useLanguage()
  const { reporter } = found
  if (!reporter || !canTellerRead(found)) return null
  return (
    <p className="banner" data-test="teller-reads">
      {t('message.tellerReads', { name: reporter.name ?? t('message.tellerUnnamed') })}
    </p>
  )
}
