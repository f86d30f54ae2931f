import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

/** How what a person tells is used, in plain words. */
export default function Privacy() {
  const { t } = usePage()
  const parts = ['who', 'draft', 'wall', 'log', 'cookies', 'rights'] as const
  return (
    <>
      <Title>{t('privacy.heading')}</Title>
      <h1 className="lk-h1">{t('privacy.heading')}</h1>
      {parts.map((part) => (
        <section key={part}>
          <h2>{t(`privacy.${part}.title`)}</h2>
          <p>{t(`privacy.${part}.text`)}</p>
        </section>
      ))}
    </>
  )
}
