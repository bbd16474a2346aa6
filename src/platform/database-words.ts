import type { Words } from './errors.ts'

/** What to say when the database cannot be opened, brought up to date or reached. */
export const words: Words = {
  'folder-in-use': ({ folder, pid }) =>
    `数据目录 ${folder} 正被进程 ${pid} 使用，请先停止它，或用 --data 指定另一个目录`,
  'folder-foreign': ({ folder }) =>
    `目录 ${folder} 里有别的文件，但不是本平台的数据目录。请用 --data 指定一个空目录，或原来的数据目录。(The folder is not empty and is no data folder of this program.)`,
  'folder-other-version': ({ folder, found, expected }) =>
    `数据目录 ${folder} 是由另一版本的数据库（${found}）建立的，本版本需要 ${expected}，不能直接打开，数据没有改动。请先用原来的版本导出备份，再用本版本恢复。(The data folder was made by database version ${found}; this program needs ${expected}. Export a backup with the old version and restore it with this one.)`,
  'postgres-too-old': ({ version }) =>
    `PostgreSQL 版本过低：现为 ${version}，需要 17 或以上。请升级数据库服务器。(PostgreSQL 17 or later is needed.)`,
  'postgres-encoding': ({ encoding }) =>
    `数据库的字符编码是 ${encoding}，需要 UTF8。请用 create database … encoding 'UTF8' template template0 新建数据库。(The database must be encoded in UTF8.)`,
  'extension-missing': ({ migration, reason }) =>
    `升级数据库（${migration}）时无法启用扩展：${reason}。请数据库管理员安装 postgresql-contrib，并以有权限的账号在本数据库执行 create extension if not exists btree_gist，然后重新启动。(An extension could not be created; ask the database administrator.)`,
  'migration-edited': ({ migration }) =>
    `数据库升级脚本 ${migration} 在执行之后被改动过，已停止启动。请恢复该文件的原样；需要修改时另写一个新的脚本。(An applied migration was edited.)`,
  'migration-unknown': ({ migration }) =>
    `数据库已由更新的版本升级过（${migration}），本版本不认识。请使用新版本的程序。(The database is newer than this program.)`,
  'migration-late': ({ migration, last }) =>
    `数据库升级脚本 ${migration} 排在已执行的 ${last} 之前。请改用更大的编号。(A migration was added before one already applied.)`,
  'files-unreachable': () =>
    '存放文件的服务器暂时连不上，这次没有办成，什么也没有改。请过几分钟再试；一直这样，请告诉管理员。',
  'files-refused': ({ status }) =>
    `存放文件的服务器没有答应（${status}），这次没有办成，什么也没有改。请管理员核对 ZHIBU_FILES 里的桶和 ZHIBU_S3_KEY_ID 的权限。`,
  'database-busy': ({ seconds }) => `数据库正忙，等待 ${seconds} 秒仍未轮到。请稍后再试。`,
  'statement-too-long': ({ seconds }) =>
    `这次查询超过 ${seconds} 秒，已停止，没有改动任何数据。请缩小查询范围后再试。`,
  'key-missing': ({ file }) =>
    `密钥文件 ${file} 不在，公民身份号码、手机号码和文件无法打开或保存。请把原来的密钥文件放回该处（或用环境变量 ZHIBU_KEY_FILE 指明它的位置），然后重新启动。(The key file is missing.)`,
  'key-older': ({ file, key }) =>
    `${file} 是旧的密钥文件，里面没有第 ${key} 把密钥。请放回最近的密钥文件（zhibu keys add 之后保管的那一份）。`,
  'key-other': ({ file }) =>
    `密钥文件 ${file} 不是这份数据的密钥，已停止，数据没有改动。请放回原来的密钥文件，或用环境变量 ZHIBU_KEY_FILE 指明它的位置。(This key belongs to other data.)`,
  'file-missing': ({ file }) => `没有找到文件 ${file}。请核对路径后再试。`,
  'file-exists': ({ file }) => `文件 ${file} 已存在，不会覆盖。请换一个文件名，或先移走它。`,
  'backup-damaged': ({ file, part }) =>
    `备份 ${file} 不完整或已损坏${part ? `（${part}）` : ''}，没有恢复任何内容。请改用另一份备份。(The backup is damaged.)`,
  'backup-unknown': ({ file }) =>
    `${file} 不是本平台的备份，或由更新的版本做成。请核对文件，或使用新版本的程序。(Not a backup that this version can read.)`,
  'backup-encrypted': ({ file }) =>
    `备份 ${file} 是整份加密的。请用 --identity 指明私钥文件（做备份时公钥的另一半）。(The backup is encrypted: give the identity file.)`,
  'backup-identity': ({ file }) =>
    `这份私钥打不开备份 ${file}：它是加密给另一个公钥的。请改用当时的私钥文件。(Another identity is needed.)`,
  'backup-identity-file': ({ file }) =>
    `${file} 里没有私钥。私钥文件里有一行以 AGE-SECRET-KEY- 开头，请核对后再试。(No age identity in this file.)`,
  'backup-recipient': ({ recipient }) =>
    `公钥“${recipient}”不完整或有错字。请完整复制以 age1 开头的一串（zhibu backup-key 显示的公钥）。(Not an age recipient.)`,
  'backup-passphrase': () => '口令不对，备份里的密钥没有打开。请核对口令后再试。(Wrong passphrase.)',
  'restore-not-empty': ({ table }) =>
    `要恢复到的数据库里已有数据（${table}），没有改动任何内容。请用 --data 指定一个空目录，或新建一个空数据库。(The target is not empty.)`,
  'restore-newer': () =>
    '备份由较旧的版本做成，而要恢复到的空平台已是新版本的结构。请用 --data 指定一个空目录，或新建一个空数据库，恢复后会自动升级。(Restore an older backup into an empty folder.)',
}
