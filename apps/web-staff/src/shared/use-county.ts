import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'

/** The county itself: its name, numbers and hours. Read once. */
export function useCounty() {
  return useQuery({ queryKey: ['county'], queryFn: () => callApi(routes.readCounty), staleTime: Infinity })
}
