import { useQuery } from '@tanstack/react-query'
import { ask } from '#web/call.ts'
import { ReadersPanel } from '#web/kit/readers-panel.tsx'

export function OrganizationReaders({ id }: { id: number }) {
  const query = useQuery(ask.organizations.readers.queryOptions({ input: { id } }))
  return <ReadersPanel title="谁能看到这个党组织" query={query} />
}
