import { SafeWords } from '@luukku/ui'
import { Phone } from './phone.tsx'
import { usePage } from './use-page.ts'

/**
 * Whom to phone when it gets worse: beside every promise, and beside every field in which a resident tells more.
 *
 * @param heading  of the part of the page that this is all of; a line of its own elsewhere
 */
export function IfWorse({ heading: Heading = 'p' }: { heading?: 'h2' | 'p' }) {
  const { t, county } = usePage()
  return (
    <>
      <Heading className={Heading === 'p' ? 'rs-quiet' : undefined}>
        <SafeWords shown={t.shownSafely('promise.ifWorse')} />
      </Heading>
      <ul className="rs-phones rs-if-worse" data-test="if-worse">
        <li>
          <span>
            <SafeWords shown={t.shownSafely('foot.urgentAdvice')} />
          </span>{' '}
          <Phone number={county.phones.urgentAdvice} />
        </li>
        <li>
          <span>
            <SafeWords shown={t.shownSafely('emergency.head')} />
          </span>{' '}
          <Phone number={county.phones.emergency} />
        </li>
      </ul>
    </>
  )
}
