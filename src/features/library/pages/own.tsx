import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ask, fileAddress } from '#web/call.ts'
import { PageHelp } from '#web/kit/page.tsx'
import { PageHeader } from '#web/kit/page-header.tsx'
import { PageLink } from '#web/kit/page-link.tsx'
import { Panel } from '#web/kit/panel.tsx'
import { Answered, Empty } from '#web/kit/states.tsx'
import { useOnline } from '#web/outbox/without-signal.ts'
import { SavedPanel } from './reader-offline.tsx'
import './reader.css'

const standings = { there: '', gone: '新版里已没有这段话', closed: '这份资料已不再给出' }

/** 我的书苑: what one noted and keeps at hand; nobody else's business. */
export default function OwnReading() {
  const online = useOnline()
  return (
    <>
      <OwnHelp />
      {online ? (
        <Own />
      ) : (
        <>
          <PageHeader note="没有网络：笔记和收藏联网后再看，离线保存的资料照常打开。" />
          <SavedPanel />
        </>
      )}
    </>
  )
}

function OwnHelp() {
  return (
    <PageHelp>
      <h3>我的书苑</h3>
      <p>笔记、画线、收藏和读到哪里，只有您自己看得到：党支部、党委、政工部门和管理员都看不到，也不计数。</p>
      <p>资料出了新版，笔记跟着原来那段话走；新版里没有那段话的，会注明，笔记仍为您保留。</p>
      <p>
        公开的文章、文档和图片可以离线保存在这台设备上。内部、敏感的不能：存下以后平台就不能再核对谁在看，撤下时也收不回来。资料修订了自动更新，撤下了自动移除。
      </p>
    </PageHelp>
  )
}

function Own() {
  const [text, setText] = useState('')
  const notes = useQuery(ask.library.notes.list.queryOptions({ input: { text } }))
  const favourites = useQuery(ask.library.reading.favourites.queryOptions())
  return (
    <>
      <PageHeader
        actions={
          <a className="button" href={fileAddress('/library/notes.xlsx', { text })} download>
            导出 Excel
          </a>
        }
      />
      <SavedPanel />
      <Panel title="我的笔记">
        <input
          type="search"
          className="reader-search"
          aria-label="查找笔记"
          placeholder="查找笔记、原文、资料名称"
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Answered query={notes}>
          {(list) =>
            list.length === 0 ? (
              <Empty title="没有笔记">{text ? '换一个词再找。' : '阅读时选中一段话，点“画线写笔记”。'}</Empty>
            ) : (
              <ul className="reader-notes">
                {list.map((note) => (
                  <li key={note.id} data-colour={note.colour}>
                    <PageLink to={`/library/materials/${note.materialId}?part=${note.part}`}>
                      {note.title}
                    </PageLink>
                    <blockquote>{note.quote}</blockquote>
                    {note.words && <p>{note.words}</p>}
                    {note.standing !== 'there' && <p className="muted">{standings[note.standing]}</p>}
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
      <Panel title="我的收藏">
        <Answered query={favourites}>
          {(list) =>
            list.length === 0 ? (
              <Empty title="没有收藏">在资料页点“收藏”，以后在这里就找得到。</Empty>
            ) : (
              <ul>
                {list.map((one) => (
                  <li key={one.id}>
                    <PageLink to={`/library/materials/${one.id}`}>{one.title}</PageLink>{' '}
                    <span className="muted">{one.columnName}</span>
                  </li>
                ))}
              </ul>
            )
          }
        </Answered>
      </Panel>
    </>
  )
}
