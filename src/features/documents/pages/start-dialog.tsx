import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { Dialog } from '#web/kit/dialog.tsx'
import type { TreeNode } from '#web/kit/fields.ts'
import { OrganizationTreeSelect } from '#web/kit/organization-tree-select.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Answered } from '#web/kit/states.tsx'
import { type DocumentKind, documentKindNames, documentKinds } from '../rules.ts'

type Template = Awaited<ReturnType<typeof call.documents.templates.list>>[number]

/** 起草公文: who writes, and from which template. A 批复 begins at the 请示 it answers. */
export function StartDialog({ nodes, onClose }: { nodes: TreeNode[] | undefined; onClose: () => void }) {
  const [chosen, setChosen] = useState<number | undefined>()
  const organizationId = chosen ?? nodes?.[0]?.id
  const go = useGo()
  const draft = useAct(call.documents.draft)
  const begin = async (templateKey: string) => {
    if (organizationId === undefined) return
    const made = await draft.run({ templateKey, organizationId })
    if (made) go(`/documents/${made.id}`)
  }
  return (
    <Dialog open title="起草公文" width={680} onClose={onClose}>
      <div className="stack">
        <div>
          <span className="start-label">发文机关</span>
          <OrganizationTreeSelect
            nodes={nodes}
            value={organizationId}
            onChange={setChosen}
            label="发文机关"
          />
        </div>
        {organizationId !== undefined && (
          <Choices organizationId={organizationId} busy={draft.busy} pick={(key) => void begin(key)} />
        )}
      </div>
    </Dialog>
  )
}

function Choices({
  organizationId,
  busy,
  pick,
}: {
  organizationId: number
  busy: boolean
  pick: (key: string) => void
}) {
  const query = useQuery(ask.documents.templates.list.queryOptions({ input: { organizationId } }))
  return (
    <Answered query={query}>
      {(templates) => {
        const byKind = (kind: DocumentKind) => templates.filter((one) => one.kind === kind)
        return (
          <div className="template-choices">
            {documentKinds
              .filter((kind) => kind !== 'reply' && byKind(kind).length > 0)
              .map((kind) => (
                <section key={kind}>
                  <h3>{documentKindNames[kind]}</h3>
                  <div className="row">
                    {byKind(kind).map((one: Template) => (
                      <button
                        key={one.key}
                        type="button"
                        className="button"
                        disabled={busy}
                        onClick={() => pick(one.key)}
                      >
                        {one.name}
                      </button>
                    ))}
                  </div>
                </section>
              ))}
            <p className="muted">批复请从所答复的请示页面上起草。</p>
          </div>
        )
      }}
    </Answered>
  )
}
