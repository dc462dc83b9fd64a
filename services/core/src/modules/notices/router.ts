import { done, empty } from '@guildhall/contract/common'
import * as contract from '@guildhall/contract/notices'
import { open, router, signedIn, staff } from '../../trpc/init.ts'
import { copyNotice } from './copy-notice.ts'
import { correctNotice } from './correct-notice.ts'
import { countReach } from './count-reach.ts'
import { createNotice } from './create-notice.ts'
import { discardNotice } from './discard-notice.ts'
import { getForStaff } from './get-for-staff.ts'
import { listNotices } from './list-notices.ts'
import { countUnread, listMine, listPublished } from './list-readable.ts'
import { listReaders } from './list-readers.ts'
import { markRead, openNotice } from './open-notice.ts'
import { pinNotice } from './pin-notice.ts'
import { publishNotice, unscheduleNotice } from './publish-notice.ts'
import { remindUnread } from './remind-unread.ts'
import { saveNotice } from './save-notice.ts'
import { removeNoticeFile } from './store-notice-file.ts'
import { withdrawNotice } from './withdraw-notice.ts'

const { noticeRef, noticeVersion, noticeMade } = contract
const needs = 'notices.write'

export const noticesRouter = router({
  list: staff(needs, contract.noticesInput, contract.noticesPage).query(({ ctx, input }) =>
    listNotices(ctx, input),
  ),
  create: staff(needs, contract.createNotice, noticeMade).mutation(({ ctx, input }) =>
    createNotice(ctx, input),
  ),
  edit: staff(needs, noticeRef, contract.noticeForStaff).query(({ ctx, input }) =>
    getForStaff(ctx, input),
  ),
  save: staff(needs, contract.saveNotice, contract.noticeSaved).mutation(({ ctx, input }) =>
    saveNotice(ctx, input),
  ),
  publish: staff(needs, contract.publishNotice, done).mutation(({ ctx, input }) =>
    publishNotice(ctx, input),
  ),
  unschedule: staff(needs, noticeVersion, done).mutation(({ ctx, input }) =>
    unscheduleNotice(ctx, input),
  ),
  withdraw: staff(needs, noticeVersion, done).mutation(({ ctx, input }) =>
    withdrawNotice(ctx, input),
  ),
  discard: staff(needs, noticeVersion, done).mutation(({ ctx, input }) =>
    discardNotice(ctx, input),
  ),
  copy: staff(needs, noticeRef, noticeMade).mutation(({ ctx, input }) => copyNotice(ctx, input)),
  correct: staff(needs, contract.correctNotice, done).mutation(({ ctx, input }) =>
    correctNotice(ctx, input),
  ),
  pin: staff(needs, contract.pinNotice, done).mutation(({ ctx, input }) => pinNotice(ctx, input)),
  removeFile: staff(needs, contract.removeNoticeFile, done).mutation(({ ctx, input }) =>
    removeNoticeFile(ctx, input),
  ),
  reach: staff(needs, noticeRef, contract.noticeReach).query(({ ctx, input }) =>
    countReach(ctx, input),
  ),
  readers: staff(needs, contract.noticeReadersInput, contract.noticeReaders).query(
    ({ ctx, input }) => listReaders(ctx, input),
  ),
  remind: staff(needs, noticeRef, done).mutation(({ ctx, input }) => remindUnread(ctx, input)),
  mine: signedIn(contract.readNoticesInput, contract.readNoticesPage).query(({ ctx, input }) =>
    listMine(ctx, input),
  ),
  unread: signedIn(empty, contract.unreadNotices).query(({ ctx }) => countUnread(ctx)),
  open: signedIn(noticeRef, contract.noticeView).query(({ ctx, input }) => openNotice(ctx, input)),
  markRead: signedIn(noticeRef, done).mutation(({ ctx, input }) => markRead(ctx, input)),
  published: open(contract.readNoticesInput, contract.readNoticesPage).query(({ ctx, input }) =>
    listPublished(ctx, input),
  ),
  read: open(noticeRef, contract.noticeView).query(({ ctx, input }) =>
    openNotice({ ...ctx, actor: null }, input),
  ),
})
