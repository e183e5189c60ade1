set encoding utf8
set terminal pngcairo noenhanced background rgb 'white' font 'sans-serif,14' size 352,642 fontscale 1.5 linewidth 2 dashlength 1.5 pointscale 2
unset border; unset tics; unset key; unset colorbox
set lmargin at screen 0; set rmargin at screen 1; set tmargin at screen 1; set bmargin at screen 0
set xrange [0:176.0]; set yrange [321.0:0]
set palette gray; set cbrange [0:255]
set label "truth above" at 88.0, 16.0 center
set label "coat" at 48.0, 148.8 center font ',10'
set label "shirt 0" at 48.0, 161.8 center font ',10'
set label "coat" at 128.0, 148.8 center font ',10'
set label "shirt 1" at 128.0, 161.8 center font ',10'
set label "coat" at 48.0, 286.8 center font ',10'
set label "shirt 2" at 48.0, 299.8 center font ',10'
$image0 << end
0 255
0 7
8 9
end
$image1 << end
0 255
1 7
8 9
end
$image2 << end
0 255
2 7
8 9
end
plot $image0 matrix using (16.0 + ($1 + 0.5) * 32.0):(45.0 + ($2 + 0.5) * 32.0):3 with image notitle, $image1 matrix using (96.0 + ($1 + 0.5) * 32.0):(45.0 + ($2 + 0.5) * 32.0):3 with image notitle, $image2 matrix using (16.0 + ($1 + 0.5) * 32.0):(183.0 + ($2 + 0.5) * 32.0):3 with image notitle
