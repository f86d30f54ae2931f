import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'
import { serverClock } from './server-clock.ts'

/**
 * Who is on shift, and the duty roles; read again every five minutes.
 *
 * @param step at the time of this step, otherwise now
 */
export function useColleagues(step?: string) {
  return useQuery({
    queryKey: ['colleagues', step],
    queryFn: async () => {
      const answer = await callApi(routes.listColleagues, { query: { at: step } })
      serverClock.learn(answer.at)
      return answer
    },
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  })
}
