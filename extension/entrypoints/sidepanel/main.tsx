document.title = 'Deerpath';
