import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { ReadersPanel } from '#web/kit/readers-panel.tsx'

export function PersonReaders({ id }: { id: number }) {
  return <ReadersPanel query={useQuery(ask.people.readers.queryOptions({ input: { id } }))} />
}
