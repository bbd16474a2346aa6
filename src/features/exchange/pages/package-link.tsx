import { PageLink } from '#web/kit/page-link.tsx'
import { useMay } from '#web/session.ts'

/** Which package something went or came with, opened by whoever reads packages. */
export function PackageLink({ id, number }: { id: number | null; number: number | null }) {
  const opens = useMay()('exchange.read')
  if (id === null) return null
  const name = number === null ? '未编号' : `第 ${number} 号`
  if (!opens) return name
  return (
    <PageLink className="link" to={`/exchange/packages/${id}`}>
      {name}
    </PageLink>
  )
}
