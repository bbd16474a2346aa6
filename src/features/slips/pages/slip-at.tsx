import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { ask } from '#web/call.ts'
import { useParams } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Answered, Skeleton } from '#web/kit/states.tsx'

/** Where the code on a paper opens when a telephone reads it: the form with that token. */
export default function SlipAt() {
  const token = String(useParams().token)
  const query = useQuery(ask.slips.at.queryOptions({ input: { token } }))
  const go = useGo()
  const id = query.data?.id
  useEffect(() => {
    if (id !== undefined) go(`/slips/${id}`)
  }, [id, go])
  return (
    <>
      <PageHeader />
      <Answered query={query}>{() => <Skeleton lines={4} />}</Answered>
    </>
  )
}
