import { useParams } from '#web/kit/address.ts'
import { PageHeader } from '#web/kit/page-header.tsx'
import { LackingPanel } from './lacking-panel.tsx'

/** Who of one branch still lacks a talk this year. */
export default function BranchTalks() {
  const id = Number(useParams().id)
  return (
    <>
      <PageHeader />
      <LackingPanel organizationId={id} named />
    </>
  )
}
