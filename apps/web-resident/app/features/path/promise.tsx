import { routes } from '@luukku/contract'
import { DataWords, SafeDataWords, SafeWords } from '@luukku/ui'
import { dateText, dayOfInstant } from '@luukku/i18n'
import { useLoaderData, type LoaderFunctionArgs } from 'react-router'
import { troubleOf } from '../../shared/api.ts'
import { Danger } from '../../shared/danger.tsx'
import { leadTo } from '../../shared/form.ts'
import { IfWorse } from '../../shared/if-worse.tsx'
import { getPage } from '../../shared/page.ts'
import type { PageHandle } from '../../shared/page-handle.ts'
import { PathBar, Title } from '../../shared/path-frame.tsx'
import { PromiseText } from '../../shared/promise-text.tsx'
import { LoadTrouble } from '../../shared/load-trouble.tsx'
import { usePage } from '../../shared/use-page.ts'

export const handle: PageHandle = { onPath: true }

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context)
  if (page.trouble) return { trouble: page.trouble }
  try {
    return { receipt: await page.api(routes.readReceipt) }
  } catch (fault) {
    const trouble = troubleOf(fault)
    if (trouble.status === 404 || trouble.status === 401 || trouble.status === 410) throw leadTo('/')
    return { trouble }
  }
}

export default function Promise() {
  const { receipt, trouble } = useLoaderData<typeof loader>()
  const { t, language } = usePage()
  if (!receipt) return <LoadTrouble trouble={trouble} />
  const { promise, redFlagStop } = receipt
  const isCalled = promise.kind !== 'message'
  return (
    <>
      <Title>{t('promise.heading')}</Title>
      <PathBar position={undefined} />
      <p className="rs-done">{t('promise.received')}</p>
      <Danger stop={redFlagStop} />
      <section className="rs-promise" data-test="promise">
        <h1 className="lk-h1">
          <PromiseText
            promise={promise}
            today={dayOfInstant(receipt.receivedAt)}
            call112={redFlagStop?.call112 === true}
          />
        </h1>
        <dl className="rs-facts">
          {isCalled && promise.callsFrom && (
            <>
              <dt>{t('promise.from')}</dt>
              <dd>
                <span className="rs-nowrap">{promise.callsFrom}</span>
              </dd>
            </>
          )}
          {isCalled && (
            <>
              <dt>{t('promise.caller')}</dt>
              <dd>
                <DataWords text={promise.caller} />
              </dd>
            </>
          )}
          <dt>{t('promise.reference')}</dt>
          <dd className="rs-reference">{receipt.reference}</dd>
        </dl>
      </section>
      {receipt.advice && (
        <section className="rs-card" data-test="advice">
          <p>
            <SafeDataWords text={receipt.advice} />
          </p>
          <p className="rs-quiet">
            <SafeWords shown={t.shownSafely('promise.adviceIsAutomatic')} />
          </p>
        </section>
      )}
      <section className="rs-card">
        <IfWorse heading="h2" />
      </section>
      {promise.law && (
        <details className="rs-details">
          <summary>{t('promise.law', { date: dateText(promise.law.dueDate, language) })}</summary>
          <p>
            <DataWords text={promise.law.text} />
          </p>
        </details>
      )}
      {isCalled && !receipt.verified && <p className="rs-quiet">{t('promise.unverified')}</p>}
      {isCalled && <p>{t('promise.missed')}</p>}
      <p className="rs-after">
        <a href="/oma">{t('promise.toPlan')}</a>
      </p>
    </>
  )
}
