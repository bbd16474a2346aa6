import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { spanInWords } from '#basics/months.ts'
import { ask } from '#web/call.ts'
import { useAddress } from '#web/kit/address.ts'
import type { Field } from '#web/kit/fields.ts'

/** The remittance that a list was opened from, by whose it is and of which months; no field where there is none. */
export function useRemittanceField(name: string, label: string): Field[] {
  const { search } = useAddress()
  const value = typeof search[name] === 'string' ? search[name] : ''
  const input = { id: Number(value) }
  const { data } = useQuery({ ...ask.dues.remittances.get.queryOptions({ input }), enabled: value !== '' })
  const words = data && `${data.organizationName} ${spanInWords(data.fromMonth, data.untilMonth)}`
  return useMemo(
    () =>
      value === ''
        ? []
        : [{ kind: 'choice', name, label, options: [{ value, label: words ?? '正在查找……' }] }],
    [name, label, value, words],
  )
}
