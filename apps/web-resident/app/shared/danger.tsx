import type { Receipt } from '@luukku/contract'
import { SafeDataWords, SafeWords } from '@luukku/ui'
import { Phone } from './phone.tsx'
import { usePage } from './use-page.ts'

/** What somebody in danger reads before anything else on their own pages, with a number to tap. */
export function Danger({ stop }: { stop: Receipt['redFlagStop'] }) {
  const { t, county } = usePage()
  if (!stop) return null
  return (
    <section className="rs-stop" role="alert" data-test="danger">
      <h2>
        <SafeDataWords text={stop.title} />
      </h2>
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

/** The gravest of several matters: 112 before any other number. */
export function dangerIn(matters: readonly { redFlagStop?: Receipt['redFlagStop'] }[]): Receipt['redFlagStop'] {
  const stops = matters.flatMap(({ redFlagStop }) => redFlagStop ?? [])
  return stops.find(({ call112 }) => call112) ?? stops[0]
}
