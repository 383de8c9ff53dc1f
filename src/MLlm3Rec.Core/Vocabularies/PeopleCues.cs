namespace MLlm3Rec.Vocabularies;

/// <summary>Cues of the dimensions that ask who one is, whom one is with, and what one pursues.</summary>
internal static class PeopleCues
{
    public const string IdentityStatus =
        """
        luxury, luxurious, luxe, designer, exclusive, exclusively, prestige, prestigious, iconic, celebrity, vip, elite, couture, haute, boutique
        high end, upscale, opulent, regal, sophisticated, sophistication, refined, glamour, glamorous, glam, red carpet, fashion, fashionable
        runway, statement piece, statement, make a statement, stand out, turn heads, compliments, confidence, confident, self expression
        express yourself, bold, edgy, rebel, punk, goth, gothic, monogram, personalized, initials, custom made, bespoke, tailored, heritage
        tradition, traditional, patriotic, pride, national, official licensed, officially licensed, fan gear, jersey, nfl, nba, mlb, nhl, wwe, fifa
        madden, for men, mens, men's, masculine, gentleman, gentlemen, barber, beard, shaving brush, executive, office wear, ladies, feminine
        womanhood, ethnic, afro, natural hair, curly girl, gold plated, 24k gold, sterling silver, swarovski, jewelry, watches, handbag, chanel
        dior, gucci, versace, armani, burberry, calvin klein, ralph lauren, hugo boss, dolce, prada, hermes, lancome, guerlain, givenchy
        estee lauder, drama, biography, biographical, coming of age, lgbtq, female protagonist, character customization, dating sim, e sports
        esports, competitive, pvp, leaderboard, sports, football, basketball, soccer, hockey, wrestling, golf, country club, cocktail bars, lounge
        tattoo, piercing, barbers, cosmetic surgeons, hip hop, rap, indie rock, folk, country music, politics, celebrities, heavy metal
        champagne bars, crystal chandelier, sports team, my style, suits me, very me, so me, compliment, admire me, feel special, feel confident
        show off, showy, snob, classy, personality, who i am, has character
        """;

    public const string SocialGifting =
        """
        gift, gifts, gifting, giftable, gift set, gift box, gift card, gift wrap*, stocking stuffer, for her, for him, for mom, for dad, birthday
        christmas, xmas, holiday, halloween, easter, thanksgiving, valentine, mother's day, father's day, graduation, wedding, bridal, bride
        bridesmaid, engagement, anniversary, baby shower, housewarming, party, parties, celebrat*, festive, occasion, special occasion, prom
        keepsake, greeting card, thank you card, favors, friend, friends, friendship, family, families, kid, kids, child, children, children's
        toddler, teen, daughter, son, mom, mother, mum, dad, father, grandmother, grandma, grandson, granddaughter, niece, nephew, sister, brother
        wife, husband, girlfriend, boyfriend, couple, roommate, neighbour, neighbor, together, share, sharing, sharable, guest, guests, host
        hosting, hostess, entertaining, gathering, potluck, picnic, dinner party, community, team building, crowd, multiplayer, co op, online co op
        local co op, local multiplayer, split screen, mmo, mmorpg, massively multiplayer, party game, board game, card game, family game, trivia
        karaoke, 4 player, romance, romantic, love story, rom com, pubs, nightlife, dance clubs, sports bars, beer garden, venues, event spaces
        event planning, wedding planning, party supplies, caterer, kids activities, playground, amusement parks, bowling, arcades, brunch
        breakfast brunch, tapas, !family size, !family pack, !mother of pearl, !happy hour, !children's health, !father's day sale, dive bars
        gay bars, team based, team sports, !party based, as a present, present for, a present, bought for my, bought this for my, gave it to
        gave this to, she loved, he loved, they loved, unwrapped, recipient, everybody, aunt, uncle, cousin, parents, gran, grandparent
        thank you gift, invite, colleagues, dinner guests
        """;

    public const string HobbyMastery =
        """
        hobby, hobbies, hobbyist, enthusiast, aficionado, collector, collectors, collectible, collectable, diy, do it yourself, craft, crafting
        crafts, handicraft, art supplies, art set, artist, artists, stencil, stamping, stamping plate, nail stamping, dotting tool, nail brush
        nail drill, acrylic nail, acrylic powder, soft gel, brush set, makeup brush, brushes, airbrush, cosmetology, beauty school, mannequin
        shears, thinning shears, hair cutting, professional, learn, learning, lesson, skill, skills, skilled, technique, mastery, mastering
        training, tutorial, step by step, beginner, beginners, intermediate, advanced, expert, practice, practise, study, educational, education
        workshop, guide book, instruction book, recipe book, drawing, sketch*, sketchbook, painting, watercolor, watercolour, calligraphy
        fountain pen, scrapbook*, knitting, knit, crochet, yarn, quilting, sewing, embroidery kit, woodworking, carving, pottery, model kit
        origami, soap making, candle making, brewing, home brew, baking, gardening, gardener, seedling, photography, camera, lens, tripod
        telescope, astronomy, birdwatching, binoculars, microscope, fishing, angler, hunting, hiking, hiker, backpacking, camping, climbing
        cycling, cyclist, running, runner, marathon, tennis, archery, surfing, skateboard, guitar, piano, ukulele, violin, drum, instrument
        sheet music, synthesizer, chess, jigsaw, puzzle, brain teaser, strategy, tactics, tactical, turn based, real time strategy, rts
        grand strategy, 4x, simulation, simulator, management, city builder, difficult, hardcore, challenging, rpg, crpg, jrpg, building
        level editor, moddable, game development, programming, tower defense, metroidvania, card battler, flight, survival, perma death
        documentary, history, historical, war, western, mystery, crime, detective, biopic, literary, literature, bookstore, hobby shops
        arts crafts, music dvds, musical instruments, martial arts, dance studios, cooking classes, art classes, specialty schools, golf lessons
        bikes, guns ammo, jazz, classical, progressive rock, !travel kit, !run down, !care instruction, !hair building, !pro v, !ink jet
        !ink cartridge, !inkjet, blues rock, drawing ink, house plant, houseplant, potted plant, vegetable seeds, flower seeds, seed packet
        miniature painting, wargame, model train, !games workshop, !game workshop, learned, learnt, teacher, instructor, class project, challenge
        get the hang, getting better, improve my, progress, practiced, practised, mastered, as a collector, experiment with, serious about
        workbench, projects, project, taught, !piano bars
        """;
}
