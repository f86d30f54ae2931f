import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'
import { serverClock } from './server-clock.ts'

/** Who is on shift now, and the duty roles; read again every five minutes. */
export function useColleagues() {
  return useQuery({
    queryKey: ['colleagues'],
    queryFn: async () => {
      const answer = await callApi(routes.listColleagues)
      serverClock.learn(answer.at)
      return answer
    },
    staleTime: 60_000,
    refetchInterval: 5 * 60_000,
  })
}
