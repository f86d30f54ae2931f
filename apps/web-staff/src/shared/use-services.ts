import { routes } from '@luukku/contract'
import { useQuery } from '@tanstack/react-query'
import { callApi } from './api.ts'

/** The services of the county: names, registers, what is booked. Read once. */
export function useServices() {
  return useQuery({ queryKey: ['services'], queryFn: () => callApi(routes.listServices), staleTime: Infinity })
}
