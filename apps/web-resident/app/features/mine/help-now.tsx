import type { RouteResponse, routes } from '@luukku/contract'
import { SafeDataWords } from '@luukku/ui'
import { Phone } from '../../shared/phone.tsx'

/** What stands in place of a questionnaire that an alarming answer stopped: whether we call, and whom to call at once. */
export function HelpNow({
  help,
  as: Heading,
}: {
  help: RouteResponse<typeof routes.listMyQuestionnaires>['help']
  as: 'h1' | 'h2'
}) {
  return (
    <section className="rs-stop" data-test="help-now">
      <Heading className="lk-h1">
        <SafeDataWords text={help.title} />
      </Heading>
      <p>
        <SafeDataWords text={help.text} />
      </p>
      <ul className="rs-phones">
        {help.phones.map((one) => (
          <li key={one.number}>
            <SafeDataWords text={one.label} /> <Phone number={one.number} big />
          </li>
        ))}
      </ul>
    </section>
  )
}
