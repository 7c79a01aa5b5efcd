import { useSearchParams } from 'react-router'

/** What is to stand in the address: null or nothing takes it out. */
export type AddressValues = { readonly [name: string]: string | number | null }

/**
 * The parameters of the address, in which pages keep what they show, so that a link or the way back shows it again. A
 * change takes the place of the address before it.
 */
export function useAddress() {
  const [params, setParams] = useSearchParams()
  return {
    params,
    /** A number that stands there and isn't 0. */
    number: (name: string) => Number(params.get(name)) || undefined,
    change: (values: AddressValues) => {
      const changed = (current: URLSearchParams) => {
        const next = new URLSearchParams(current)
        for (const [name, value] of Object.entries(values)) {
          if (value === null || value === '') next.delete(name)
          else next.set(name, String(value))
        }
        return next
      }
      setParams(changed, { replace: true })
    },
    /** All of them anew. */
    replace: (values: { readonly [name: string]: string }) => setParams(values, { replace: true }),
  }
}
