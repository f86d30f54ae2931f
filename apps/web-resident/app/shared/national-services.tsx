import { nationalServicesVersion } from '@luukku/domain/contact'
import { nationalServicesText } from '@luukku/i18n/data/national-services'
import { SafeDataWords } from '@luukku/ui'
import { usePage } from './use-page.ts'

/** What is told before the first contact is sent (703/2023 § 68): within the form of the page that sends, with the version of its words. */
export function NationalServices() {
  const { t } = usePage()
  return (
    <>
      <input type="hidden" name="kanta" value={nationalServicesVersion} />
      <p className="rs-quiet" data-test="national-services">
        <SafeDataWords text={nationalServicesText} />{' '}
        <a href="/tietosuoja#kanta" target="_blank" rel="noreferrer">
          {t('send.kanta')}
        </a>
      </p>
    </>
  )
}
