import { useLanguage } from '../../shared/language.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { SharedSection } from './shared-section.tsx'
import { TravelSection } from './travel-section.tsx'
import { VisitsSection } from './visits-section.tsx'

/** What the search heeds beside rosters, kept for the whole county. */
export function CalendarsPage() {
  const { t } = useLanguage()
  useTitle(t('calendars.title'))
  return (
    <main id="content" className="page calendars">
      <h1>{t('calendars.title')}</h1>
      <p className="quiet">{t('calendars.lead')}</p>
      <SharedSection />
      <TravelSection />
      <VisitsSection />
    </main>
  )
}
