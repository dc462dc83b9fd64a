import { useQuery, useQueryClient } from '@tanstack/vue-query'
import { onBeforeUnmount } from 'vue'
import { api } from '@/api/client.ts'
import { deskKeys } from '../live/desk-keys.ts'
import { listenToDesk } from '../live/desk-socket.ts'
import { later } from '../shared/later.ts'

/** The sittings, and the cases that wait for one; read again whenever one of them moves. */
export function useMeetings() {
  followMeetings()
  return useQuery({ queryKey: deskKeys.meetings, queryFn: () => api.meetings.list.query({}) })
}

/** One sitting with its agenda. */
export function useMeeting(meetingId: string) {
  followMeetings()
  return useQuery({
    queryKey: deskKeys.meeting(meetingId),
    queryFn: () => api.meetings.get.query({ meetingId }),
  })
}

/** Sittings change with cases too: one that is withdrawn leaves the agenda. */
function followMeetings(): void {
  const queries = useQueryClient()
  const readAgain = later(
    () => void queries.invalidateQueries({ queryKey: deskKeys.meetings }),
    300,
  )
  const stop = listenToDesk({ event: readAgain.call, reload: readAgain.call })
  onBeforeUnmount(() => {
    stop()
    readAgain.cancel()
  })
}
