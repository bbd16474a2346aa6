import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { askReason } from '#web/kit/confirm.tsx'
import { Dialog } from '#web/kit/dialog.tsx'
import { When } from '#web/kit/facts.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered } from '#web/kit/states.tsx'
import { Tabs } from '#web/kit/tabs.tsx'
import { compareTemplates, type Line } from '../templates/comparing/rules.ts'
import { DocumentPages } from './document-pages.tsx'
import { becauseAskedAgain } from './known-again.ts'
import { type Template, useTemplatePreview } from './template-draft.ts'

type Shown = Awaited<ReturnType<typeof call.documents.templates.version>>
const nameOf = (version: number) => (version === 0 ? '平台自带的模板' : `第 ${version} 版`)

/** What there was before: each version can be opened, compared with what is in force, and taken back as a new one. */
export function TemplateVersions({
  template,
  organizationId,
}: {
  template: Template
  organizationId: number
}) {
  const [opened, setOpened] = useState<number | null>(null)
  const { versions, builtIn } = template
  if (versions.length === 0 && !builtIn) return null
  const open = (version: number) => (
    <button type="button" className="link" onClick={() => setOpened(version)}>
      {`查看${nameOf(version)}`}
    </button>
  )
  return (
    <Panel title="历史版本">
      <ul className="template-versions">
        {versions.map((one) => (
          <li key={one.version}>
            <b>{nameOf(one.version)}</b> {one.withdrawn && '停用　'}
            {one.savedBy} <When at={one.savedAt} /> {open(one.version)}
            <small className="muted">{one.reason}</small>
          </li>
        ))}
        {builtIn && (
          <li>
            <b>{nameOf(0)}</b> {open(0)}
          </li>
        )}
      </ul>
      {opened !== null && (
        <VersionDialog
          template={template}
          organizationId={organizationId}
          version={opened}
          onClose={() => setOpened(null)}
        />
      )}
    </Panel>
  )
}

function VersionDialog({
  template,
  organizationId,
  version,
  onClose,
}: {
  template: Template
  organizationId: number
  version: number
  onClose: () => void
}) {
  const { key, kind } = template
  const query = useQuery(
    ask.documents.templates.version.queryOptions({ input: { key, organizationId, version } }),
  )
  const save = useAct(call.documents.templates.save, {
    done: (saved) => `已恢复，保存为第 ${saved.version} 版`,
  })
  const takeBack = async ({ name, content }: Shown) => {
    const reason = await askReason({
      title: `恢复${nameOf(version)}`,
      words: '按这一版保存为新版本，对本组织和下级生效；已经起草的公文仍用原来的版本。',
      label: '修改说明',
      submit: '恢复',
    })
    if (!reason) return
    const askedAgainBecause = await becauseAskedAgain(content.fields)
    if (askedAgainBecause === null) return
    if (await save.run({ key, organizationId, kind, name, content, reason, askedAgainBecause })) onClose()
  }
  const foot = (
    <>
      <button type="button" className="button" onClick={onClose}>
        关闭
      </button>
      {query.data && (
        <button
          type="button"
          className="button primary"
          disabled={save.busy}
          onClick={() => void takeBack(query.data)}
        >
          恢复为新版本
        </button>
      )}
    </>
  )
  return (
    <Dialog open drawer width={720} title={nameOf(version)} onClose={onClose} foot={foot}>
      <Answered query={query}>
        {(shown) => (
          <Tabs
            tabs={[
              {
                key: 'compared',
                title: '与现行版本比较',
                show: () => <Compared lines={compareTemplates(shown, template)} />,
              },
              {
                key: 'sheet',
                title: '版面',
                show: () => <Pages shown={shown} template={template} organizationId={organizationId} />,
              },
            ]}
          />
        )}
      </Answered>
    </Dialog>
  )
}

const signs = { same: '', gone: '－', new: '＋' }
const spoken = { same: '', gone: '这一版有：', new: '现行版本有：' }

function Compared({ lines }: { lines: Line[] }) {
  const same = lines.every(({ state }) => state === 'same')
  return (
    <>
      <p className="muted">
        {same ? '与现行版本相同。' : '“－”是这一版有、现行版本没有的，“＋”是现行版本新写的。'}
      </p>
      <ol className="template-lines">
        {lines.map(({ state, text }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
          <li key={at} className={state}>
            <span aria-hidden="true">{signs[state]}</span>
            <span>
              <span className="unseen">{spoken[state]}</span>
              {text}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}

function Pages({
  shown,
  template,
  organizationId,
}: {
  shown: Shown
  template: Template
  organizationId: number
}) {
  const { svg, pages } = useTemplatePreview({
    organizationId,
    kind: template.kind,
    content: shown.content,
  })
  return svg ? <DocumentPages svg={svg} pages={pages} /> : <p className="muted">正在排版……</p>
}
