import { Title } from '../../shared/path-frame.tsx'
import { usePage } from '../../shared/use-page.ts'

/** How what a person tells is used, in plain words. */
export default function Privacy() {
  const { t, session } = usePage()
  const parts = ['stored', 'who', 'draft', 'wall', 'kanta', 'no', 'log', 'rights', 'cookies'] as const
  // Where one does it, for who is signed in; a person of the street reads the words alone.
  const doors = {
    no: ['/luvat', 'nav.permissions'],
    log: ['/kuka-katsoi', 'nav.log'],
    rights: ['/tiedot', 'nav.data'],
  } as const
  const doorOf = (part: (typeof parts)[number]) =>
    session.kind === 'resident' && part in doors ? doors[part as keyof typeof doors] : undefined
  return (
    <>
      <Title>{t('privacy.heading')}</Title>
      <h1 className="lk-h1">{t('privacy.heading')}</h1>
      {parts.map((part) => (
        <section key={part} id={part}>
          <h2>{t(`privacy.${part}.title`)}</h2>
          <p>{t(`privacy.${part}.text`)}</p>
          {doorOf(part) && (
            <p>
              <a href={doorOf(part)?.[0]}>{t('privacy.open', { name: t(doorOf(part)?.[1] ?? 'nav.data') })}</a>
            </p>
          )}
        </section>
      ))}
    </>
  )
}
