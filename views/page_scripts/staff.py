"""The staff's page: sign in, then the work list, the form, the letters and the files."""

from geo.words.admin.sentences import staff_text
from geo.words.admin.sign_in import sign_in_text
from geo.words.finder.away_text import editing_off_sentence
from views.admin.edit import draw_edit
from views.admin.files import draw_files
from views.admin.letters import draw_letters
from views.admin.sign_in import ask_to_sign_in, sign_out, signed_in
from views.admin.tabs import choose_room, tell_what_was_done
from views.admin.work_list import draw_work
from views.layout.frame import heading
from views.layout.shell import status_line
from views.noticed import tell_what_was_noticed
from views.resources import desk_of, listing_is_away, store_fault
from views.session import staff_state, state

language = state.language()
text = staff_text(language)
staff = signed_in()
desk = desk_of(staff)
heading(text.page, "" if staff else text.page_lead, language)
if desk is None:
    fault, is_shown = store_fault(), not listing_is_away()
    why = editing_off_sentence(fault, language, is_shown=is_shown) if fault else None
    status_line(language, why or sign_in_text(language).editing_off_no_store)
elif staff is None:
    said, _ = staff_state.take_said()
    status_line(language, said)
    ask_to_sign_in(language)
else:
    tell_what_was_noticed(language)
    tell_what_was_done(desk, language)
    room = choose_room(staff, language, leave=sign_out)
    match room:
        case staff_state.Room.WORK:
            draw_work(desk, language)
        case staff_state.Room.EDIT:
            draw_edit(desk, language)
        case staff_state.Room.LETTERS:
            draw_letters(desk, language)
        case staff_state.Room.FILES:
            draw_files(desk, language)
