import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, call } from '#web/call.ts'
import { useAct } from '#web/kit/act.ts'
import { ActionBar } from '#web/kit/action-bar.tsx'
import type { Field } from '#web/kit/fields.ts'
import { FilePick } from '#web/kit/file-pick.tsx'
import { FormFields, useForm } from '#web/kit/form.tsx'
import { Icon } from '#web/kit/icon.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { useGo } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { RefusalNotice } from '#web/kit/refusal-notice.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { accepted } from '../attachments/rules.ts'
import { asMatter, matterFields } from './matter-fields.ts'
import { newRequestKey } from './request-key.ts'
import './approvals.css'

type Place = { id: number; name: string }

/** 发起一般事项: what a branch asks the committee above for. */
export default function StartMatter() {
  const query = useQuery(ask.approvals.matters.places.queryOptions())
  return (
    <>
      <PageHeader note="报送上级党委审批" />
      <Answered query={query}>
        {(places) =>
          places.length > 0 ? (
            <StartForm places={places} />
          ) : (
            <Empty title="现在不能发起">您正在使用的身份不代表党组织，请切换身份后再发起。</Empty>
          )
        }
      </Answered>
    </>
  )
}

function StartForm({ places }: { places: Place[] }) {
  const go = useGo()
  const [files, setFiles] = useState<File[]>([])
  const [requestKey] = useState(newRequestKey)
  const start = useAct(call.approvals.matters.start, {
    done: '已报送',
    after: ({ id }) => go(`/affairs/${id}`),
  })
  const place: Field = {
    kind: 'choice',
    name: 'organizationId',
    label: '以哪个党组织的名义',
    required: true,
    options: places.map(({ id, name }) => ({ value: String(id), label: name })),
  }
  const fields = [place, ...matterFields()]
  const first = { organizationId: String(places[0]?.id), importance: 'ordinary' }
  const form = useForm(fields, first, (values) =>
    start.send({
      organizationId: Number(values.organizationId),
      ...asMatter(values),
      requestKey,
      ...(files.length > 0 && { files }),
    }),
  )
  return (
    <>
      <Panel title="事项">
        <FormFields
          fields={fields}
          values={form.values}
          change={form.change}
          draft={form.draft}
          faults={form.faults}
        />
        <RefusalNotice error={form.error} retry={form.retry} />
      </Panel>
      <Panel title="附件">
        <FilePick
          accept={accepted}
          words="选择附件"
          hint="PDF、Word、WPS、Excel、图片等，每个不超过 20 MB"
          several
          onPick={(more) => setFiles([...files, ...more])}
        />
        <ul className="affair-files">
          {files.map((file) => (
            <li key={`${file.name}-${file.size}`}>
              <span className="grow">{file.name}</span>
              <button
                type="button"
                className="link"
                onClick={() => setFiles(files.filter((one) => one !== file))}
              >
                <Icon name="close" size={16} />
                去掉
              </button>
            </li>
          ))}
        </ul>
      </Panel>
      <ActionBar>
        <button type="button" className="button" onClick={() => go('/affairs')}>
          取消
        </button>
        <button
          type="button"
          className="button primary"
          disabled={form.busy}
          onClick={() => void form.send()}
        >
          {form.busy ? '正在报送……' : '报送审批'}
        </button>
      </ActionBar>
    </>
  )
}
