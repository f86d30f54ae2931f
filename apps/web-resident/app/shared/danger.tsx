import type { Receipt, RouteResponse, routes } from '@luukku/contract'
import { SafeDataWords, SafeWords } from '@luukku/ui'
import { Phone } from './phone.tsx'
import { usePage } from './use-page.ts'

/**
 * What somebody in danger reads before anything else on their own pages, with a number to tap.
 *
 * @param of  whose matter it is, when it is not the reader's own: they are the one to be helped
 */
export function Danger({ stop, of }: { stop: Receipt['redFlagStop']; of?: string | undefined }) {
  const { t, county } = usePage()
  if (!stop) return null
  return (
    <section className="rs-stop" role="alert" data-test="danger">
      <h2>
        <SafeDataWords text={stop.title} />
      </h2>
      {of !== undefined && (
        <p data-test="danger-of">
          <SafeWords shown={t.shownSafely('plan.of', { name: of })} />
        </p>
      )}
      <p>
        <SafeDataWords text={stop.text} />
      </p>
      {stop.call112 ? (
        <a className="rs-call" href={`tel:${county.phones.emergency}`}>
          <SafeWords shown={t.shownSafely('stop.call', { number: county.phones.emergency })} />
        </a>
      ) : (
        <ul className="rs-phones">
          {stop.phones.map((one) => (
            <li key={one.number}>
              <SafeDataWords text={one.label} /> <Phone number={one.number} big />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type Matter = Pick<RouteResponse<typeof routes.readMine>['contacts'][number], 'redFlagStop' | 'of'>

/** The gravest of several matters, and whose it is: 112 before any other number. */
export function dangerIn(matters: readonly Matter[]): { stop: Receipt['redFlagStop']; of?: string | undefined } {
  const alarming = matters.filter(({ redFlagStop }) => redFlagStop !== undefined)
  const gravest = alarming.find(({ redFlagStop }) => redFlagStop?.call112) ?? alarming[0]
  return { stop: gravest?.redFlagStop, of: gravest?.of }
}
