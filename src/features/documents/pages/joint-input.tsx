import { useState } from 'react'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import type { Shown } from './document-state.tsx'
import { useOrganizations } from './organization-names.ts'

/** 联合发文: who signs beside the organization, in the order of the seals. */
export function JointInput({ document, change }: { document: Shown; change: (ids: number[]) => void }) {
  const nodes = useOrganizations()
  const [ids, setIds] = useState(document.jointIds)
  const put = (next: number[]) => {
    setIds(next)
    change(next)
  }
  const others = nodes?.filter(({ id }) => id !== document.organizationId)
  if (!others?.length) return null
  const add = (id: number | undefined) => {
    if (id !== undefined && id !== document.organizationId && !ids.includes(id)) put([...ids, id])
  }
  return (
    <div className="joint-input">
      <span className="start-label">联合发文的党组织（没有就不选）</span>
      <OrganizationTreeSelect
        nodes={nodes}
        value={undefined}
        onChange={add}
        label="联合发文的党组织"
        placeholder="添加"
      />
      {ids.map((id) => (
        <button key={id} type="button" className="chip" onClick={() => put(ids.filter((one) => one !== id))}>
          {`${nodes?.find((node) => node.id === id)?.name ?? id}　移去`}
        </button>
      ))}
    </div>
  )
}
