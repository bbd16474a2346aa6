import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'

let app: TestApp
let institute: Institute
let editor: Client
let checker: Client
let member: Client
let columnId: number
let tracks: Client['call']['library']['tracks']

before(async () => {
  app = await startTestApp({ jobs: true })
  institute = await app.stage(plantInstitute)
  const top = { organizationId: institute.organizations.root }
  editor = await app.as('politicalWorkDepartment', top)
  tracks = editor.call.library.tracks
  checker = await app.as('politicalWorkDepartment', { ...top, name: '审核' })
  member = await app.as('member', { personId: institute.people.east1.member })
  const shelf = await app.world.open.db
    .selectFrom('library_column')
    .select('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  columnId = shelf.id
})
after(() => app.close())

const sound = Buffer.concat([Buffer.from('RIFF\x24\0\0\0WAVEfmt '), Buffer.alloc(400)])

/** A draft of a recording, as it is registered at the desk. */
async function recording(): Promise<number> {
  const { id: uploadId } = await editor.call.library.uploads.begin({ name: '录音.wav', bytes: sound.length })
  const piece = new File([Uint8Array.from(sound)], 'piece')
  await editor.call.library.uploads.append({ id: uploadId, offset: 0, piece })
  await app.world.jobs?.drain()
  const facts = { title: '微党课录音', columnId, sensitivity: 'internal' as const }
  return (await editor.call.library.desk.create({ kind: 'audio', ...facts, uploadId })).id
}
async function publish(id: number): Promise<void> {
  await editor.call.library.desk.submit({ id })
  await checker.call.library.desk.publish({ id })
}

const subtitles = new File(
  ['WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:03.000\n<b>同志们好</b>\n'],
  '字幕.vtt',
)
const chapters = new File(
  ['WEBVTT\n\n00:00.000 --> 00:10.000\n开场\n\n00:10.000 --> 00:20.000\n第二讲\n'],
  '章节.vtt',
)

describe('Subtitles and chapters', () => {
  it('are brought beside the draft, published with it, and given out as the program wrote them', async () => {
    const id = await recording()
    await tracks.add({ id, kind: 'subtitles', file: subtitles })
    const both = await tracks.add({ id, kind: 'chapters', file: chapters })
    assert.deepEqual(
      both.map(({ kind, language, pieces }) => [kind, language, pieces]),
      [
        ['chapters', 'zh', 2],
        ['subtitles', 'zh', 1],
      ],
    )
    await assert.rejects(member.call.library.tracks.list({ id }), /没有找到/)
    await publish(id)
    const [first, second] = await member.call.library.tracks.list({ id })
    assert.deepEqual(first?.chapters, [
      { seconds: 0, title: '开场' },
      { seconds: 10, title: '第二讲' },
    ])
    assert.ok(first && !('madeBy' in first))
    const file = await member.fetch(`/api/library/materials/${id}/tracks/${second?.id}`)
    assert.deepEqual(
      [file.status, file.headers.get('content-type'), file.headers.get('content-security-policy')],
      [200, 'text/vtt', "default-src 'none'; sandbox"],
    )
    assert.equal(await file.text(), 'WEBVTT\n\n00:00:01.000 --> 00:00:03.000\n同志们好\n')
    assert.equal((await tracks.kept({ id })).length, 2)
    const { db } = app.world.open
    await db.updateTable('material').set({ sensitivity: 'sensitive' }).where('id', '=', id).execute()
    assert.equal((await member.fetch(`/api/library/materials/${id}/tracks/${second?.id}`)).status, 404)
  })

  it('of what is published stay; a new version begins with them and may have others', async () => {
    const id = await recording()
    await tracks.add({ id, kind: 'subtitles', file: subtitles })
    await publish(id)
    await assert.rejects(tracks.add({ id, kind: 'chapters', file: chapters }), /./)
    const [published] = await member.call.library.tracks.list({ id })
    await assert.rejects(tracks.remove({ id, trackId: published?.id ?? 0 }), /./)
    await editor.call.library.desk.revise({ id })
    const [copied] = await tracks.kept({ id })
    assert.equal(copied?.pieces, 1)
    await assert.rejects(tracks.remove({ id, trackId: published?.id ?? 0 }), /没有找到/)
    assert.deepEqual(await tracks.remove({ id, trackId: copied?.id ?? 0 }), [])
    assert.equal((await member.call.library.tracks.list({ id })).length, 1)
  })

  it('of the same language take the place of those before; what became of them is on the trail', async () => {
    const id = await recording()
    await tracks.add({ id, kind: 'subtitles', file: subtitles })
    const longer = new File(
      ['1\n00:00:01,000 --> 00:00:02,000\n一\n\n2\n00:00:02,000 --> 00:00:03,000\n二\n'],
      '字幕.srt',
    )
    const again = await tracks.add({ id, kind: 'subtitles', file: longer })
    assert.deepEqual(
      again.map(({ pieces }) => pieces),
      [2],
    )
    const english = await tracks.add({ id, kind: 'subtitles', language: 'en', file: subtitles })
    assert.equal(english.length, 2)
    await tracks.remove({ id, trackId: english.find(({ language }) => language === 'en')?.id ?? 0 })
    const { rows } = await app.world.open.pool.query(
      "select action, coalesce(after->>'track', before->>'track') as track from audit_entry where action like 'material.track%' and subject_id = $1 order by id",
      [String(id)],
    )
    assert.deepEqual(
      rows.map(({ action, track }) => [action, track]),
      [
        ['material.trackAdded', '中文字幕'],
        ['material.trackAdded', '中文字幕'],
        ['material.trackAdded', '英文字幕'],
        ['material.trackRemoved', '英文字幕'],
      ],
    )
  })

  it('are refused where they are none, too large, or beside an article; nothing is kept', async () => {
    const id = await recording()
    const refused = (file: File, words: RegExp, of = id) =>
      assert.rejects(tracks.add({ id: of, kind: 'subtitles', file }), words)
    await refused(new File(['<script>alert(1)</script>'], '字幕.html'), /不是字幕文件/)
    await refused(new File(['<script>alert(1)</script>'], '字幕.vtt'), /没有读到时间和文字/)
    await refused(new File([Buffer.alloc(2 * 1_048_576 + 1, 'x')], '字幕.vtt'), /最大 2 MB/)
    const back = new File(
      ['WEBVTT\n\n00:10.000 --> 00:20.000\n后\n\n00:00.000 --> 00:10.000\n先\n'],
      '章节.vtt',
    )
    await assert.rejects(tracks.add({ id, kind: 'chapters', file: back }), /时间先后/)
    const article = await editor.call.library.desk.create({
      kind: 'article',
      title: '一篇文章',
      columnId,
      sensitivity: 'public',
      body: '<p>正文</p>',
    })
    await refused(subtitles, /只有视频和音频/, article.id)
    assert.deepEqual(await tracks.kept({ id }), [])
  })
})
