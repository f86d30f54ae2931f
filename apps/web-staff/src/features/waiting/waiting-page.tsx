import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from '../../shared/api.ts'
import { useLanguage } from '../../shared/language.tsx'
import { ReadState } from '../../shared/read-state.tsx'
import { useTitle } from '../../shared/use-title.ts'
import { FairnessLog } from './fairness-log.tsx'
import { HeldOffers } from './held-offers.tsx'
import { ProposedMoves } from './proposed-moves.tsx'
import { UnreachedPeople } from './unreached-people.tsx'
import { waitingKey } from './waiting-key.ts'
import { WaitingList } from './waiting-list.tsx'

/** An offer lives for half an hour at least; whoever is asked by a message may answer at any moment. */
const refreshMs = 15_000

/** Whom to call about a held time, who waits in which order, and the log of who was offered what. */
export function WaitingPage() {
  const { t } = useLanguage()
  useTitle(t('waiting.title'))
  const query = useQuery({
    queryKey: waitingKey,
    queryFn: () => callApi(routes.readWaitingDesk),
    refetchInterval: refreshMs,
  })
  const desk = query.data
  return (
    <main id="content" className="page">
      <div className="row page__head">
        <h1>{t('waiting.title')}</h1>
      </div>
      <ReadState query={query} what={t('waiting.title')} />
      {desk && (
        <>
          <HeldOffers offers={desk.offers} />
          <UnreachedPeople unreached={desk.unreached} />
          <ProposedMoves />
          <WaitingList waiting={desk.waiting} />
          <FairnessLog log={desk.log} />
        </>
      )}
    </main>
  )
}
