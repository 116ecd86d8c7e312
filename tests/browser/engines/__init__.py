"""The page in the three engines that visitors come with: one test body for all.

A test in any file of the browser tests asks for a new tab, and then runs in each engine::

    @BOTH_SCREENS
    def test_the_lines_stay_in_sight(
        every_engine: NewTab, server: Server, screen: dict[str, int]
    ) -> None:
        tab = every_engine(server, screen).open("?lang=fr")
        tab.wait_for_sight('a[href="tel:911"]')

``@pytest.mark.parametrize("engine", ["firefox", "webkit"], indirect=True)`` keeps a test to some
engines. Each call of ``every_engine`` is another visitor, with a browser that knows nothing of
the others. What a tab can do stands in ``tab.py``; nothing there sleeps for a fixed time. At the
end of each test no tab may have called a host outside of this machine or met an error in a script.
"""
