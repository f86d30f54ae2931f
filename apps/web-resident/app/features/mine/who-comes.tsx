import type { AppointmentView } from '@luukku/contract'
import { DataWords } from '@luukku/ui'
import { usePage } from '../../shared/use-page.ts'

interface Props {
  time: Pick<AppointmentView, 'beside' | 'interpreter'> & {
    /** Asked before a yes: whether the one who comes along with the person can then. */
    companion?: 'can' | 'cannot' | undefined
  }
  isGroup?: boolean | undefined
  /** Before the names of its parts in tests: whose time it is. */
  test: '' | 'offer-' | 'move-'
}

/** Who takes part in a time besides its professional, where that is settled: an interpreter who is still looked for is not named. */
export function WhoComes({ time: { beside, interpreter, companion }, isGroup, test }: Props) {
  const { t } = usePage()
  return (
    <>
      {beside?.map((one) => (
        <p key={one.name} className="rs-who" data-test={`${test}beside`}>
          {t('plan.also')} <strong>{one.name}</strong>, <DataWords text={one.role} />
        </p>
      ))}
      {isGroup === true && <p data-test={`${test}group`}>{t('plan.group')}</p>}
      {interpreter && interpreter.how !== 'missing' && (
        <p data-test={`${test}interpreter`}>{t(`plan.interpreter.${interpreter.how}`)}</p>
      )}
      {companion && <p data-test={`${test}companion`}>{t(`waiting.companion.${companion}`)}</p>}
    </>
  )
}
