import { DataWords, SafeWords } from '@luukku/ui'
import { useSearchParams } from 'react-router'
import type { PageHandle } from '../../shared/page-handle.ts'
import { hoursText } from '../../shared/hours-text.ts'
import { Title } from '../../shared/path-frame.tsx'
import { Phone } from '../../shared/phone.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { neutral: true }

/** Phone numbers and opening hours. Where «clear and leave» ends: to a passer-by, a page like any other. */
export default function ContactDetails() {
  const { t, county, language } = usePage()
  const left = useSearchParams()[0].get('jai')
  return (
    <>
      <Title>{t('details.heading')}</Title>
      <h1 className="lk-h1">{t('details.heading')}</h1>
      {(left === '1' || left === '2') && (
        <p className="rs-kind" data-test="not-cleared">
          <SafeWords shown={t.shownSafely(left === '1' ? 'details.notCleared' : 'details.notClearedSignedIn')} />
        </p>
      )}
      <p>
        <strong>
          <DataWords text={county.name} />
        </strong>
      </p>
      {county.officeHours.from && <p>{t('foot.hours', hoursText(county.officeHours, language))}</p>}
      {county.phones.person && (
        <p>
          {t('details.switchboard')} <Phone number={county.phones.person} />
        </p>
      )}
    </>
  )
}
