/** Frequent given names in the languages of the pages, without those that are common words as well. */
export const givenNames: ReadonlySet<string> = new Set(
  `adam adrian ahmed albert alejandro alessandro alex alexander alfred ali alice amanda amelia amir ana anders andrea andreas
  andrew angela anita anja ann anna anne annette anthony antoine antonio arjen arthur astrid barbara beatrice ben benjamin bernard
  bernd bert birgit björn brian brigitte camille carl carla carlos carmen carol caroline catherine charles charlotte christian
  christina christine christoph christophe claire claudia claus dagmar daniel daniela david deborah denis dennis diana diego
  dieter dirk dominique donald dorothea edith eduardo edward elena elisabeth elizabeth emily emma emmanuel eric erik erika ernst
  esther eva fatima felix fernando florian francesca francesco francis francisco françois franz frederik friedrich fritz gabriel
  gabriele george gerd gerhard giovanni giulia giuseppe gloria gregory guillaume gustavo hanna hannah hans harald harry hassan
  heather heidi heike heinrich heinz helen helena helga hendrik henri henry hugo ibrahim ines inge ingrid irene isabel isabelle
  ivan jacob jacques jakob james jan jana jane janet jason javier jean jennifer jens jessica joachim johan johann johannes john
  jonas jonathan jorge josé josef joseph juan judith julia julian julie julien jürgen karen karin karl karl-heinz katharina
  katherine kathrin kelly kenneth kerstin kevin kim klaus kurt lars laura laurent lena leon leonardo lisa louis louise lucas lucia
  luis lukas madeleine maike manfred manuel manuela marc marcel marco marcus margaret maria marianne marie marina mario marion
  markus marta martin martina mary mathieu matthew matthias maurice maximilian mehmet melanie michael michel michelle miguel
  mohamed mohammed monica monika muhammad nadine nancy natalie nathalie nicholas nicolas nicole niels nils nina norbert olga
  oliver olivier omar oscar otto pablo pamela patricia patrick paul paula paulo pedro peter petra philip philipp philippe pierre
  pieter rachel raúl rafael rainer ralf ramón rebecca regina reinhard renate ricardo richard robert roberto roger roland ronald
  rosa ruth ryan sabine samuel sandra sara sarah sebastian sergio silvia simon simone sofia sonja sophie stefan stefanie stephan
  stephanie stephen steven susan susanne sven sylvie teresa theo theresa thomas thorsten tim timothy tobias tom torsten ulrich
  ulrike ursula ute uwe valentina valerie vera veronica victor victoria vincent virginia walter werner wilhelm william willem
  wolfgang xavier yannick yusuf yves yvonne`.split(/\s+/),
);
